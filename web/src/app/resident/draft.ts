/** What was typed survives a reload or a lost network. Kept on the device only, gone once sent. */
export interface Draft {
  description: string
  name: string
  phone: string
}

const KEY = 'liandong.draft'
const empty: Draft = { description: '', name: '', phone: '' }

export function readDraft(): Draft {
  try {
    return { ...empty, ...(JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<Draft>) }
  } catch {
    return empty
  }
}

export const keepDraft = (draft: Draft) => sessionStorage.setItem(KEY, JSON.stringify(draft))
export const clearDraft = () => sessionStorage.removeItem(KEY)
