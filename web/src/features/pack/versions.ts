import { queryOptions } from '@tanstack/react-query'
import { api, data, writeHeader } from '@/api/client'
import type { Category, PackVerdict } from '@/api/types'

/** Every version that was ever switched on. */
export const versionsQuery = queryOptions({
  queryKey: ['packs'],
  queryFn: async () => (await data(api.GET('/api/v1/packs'))).items,
})

const leaves = (list: readonly Category[]): number =>
  list.reduce((sum, { leaf, children }) => sum + (leaf ? 1 : 0) + leaves(children), 0)

/** What a version holds: its duty list, and how much there is of the rest. */
export const contentsQuery = (pack: string) =>
  queryOptions({
    queryKey: ['packs', 'contents', pack],
    queryFn: async () => {
      const params = { query: { pack } }
      const [categories, duties, reasons, conditions] = await Promise.all([
        data(api.GET('/api/v1/categories', { params })),
        data(api.GET('/api/v1/duties', { params })),
        data(api.GET('/api/v1/reasons', { params })),
        data(api.GET('/api/v1/conditions', { params })),
      ])
      return {
        categories: leaves(categories.items),
        duties: duties.items,
        reasons: reasons.items.length,
        conditions: conditions.items.length,
      }
    },
    staleTime: 600_000,
  })

export const switchOn = (label: string, key: string) =>
  data(
    api.POST('/api/v1/packs/{label}/switch-on', { params: { path: { label } }, body: {}, headers: writeHeader(key) }),
  )

/** What changed from one version to another, by file and row. */
export const compareQuery = (label: string, before: string | undefined) =>
  queryOptions({
    queryKey: ['packs', 'compare', label, before ?? ''],
    queryFn: () =>
      data(api.GET('/api/v1/packs/{label}/compare', { params: { path: { label }, query: { with: before } } })),
    staleTime: 600_000,
  })

export type PackFiles = Record<string, string>

/** What is wrong with the files of a pack; changes nothing. */
export const checkPack = (files: PackFiles): Promise<PackVerdict> =>
  data(api.POST('/api/v1/packs/check', { body: { files } }))

/** Keeps a sound pack as a version that can be compared and switched on. */
export const keepPack = (files: PackFiles, key: string) =>
  data(api.POST('/api/v1/packs', { body: { files }, headers: writeHeader(key) }))

/** Notices and readmes are for people and no part of a pack; neither is what begins with a dot. */
const FOR_PEOPLE = ['README', 'NOTICE', 'LICENSE', '.']

/** The files of a chosen folder by their path inside it. */
export async function folderFiles(list: Iterable<File>): Promise<PackFiles> {
  const files: PackFiles = {}
  for (const file of list) {
    const path = (file.webkitRelativePath || file.name).split('/').slice(file.webkitRelativePath ? 1 : 0)
    const name = path.at(-1) ?? ''
    if (path.length <= 2 && !FOR_PEOPLE.some(start => name.startsWith(start))) files[path.join('/')] = await file.text()
  }
  return files
}
