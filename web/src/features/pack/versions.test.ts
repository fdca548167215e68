import { expect, it } from 'vitest'
import { folderFiles } from './versions'

const file = (path: string, text: string) =>
  Object.defineProperty(new File([text], path.split('/').at(-1) ?? ''), 'webkitRelativePath', { value: path })

it('a folder is a pack without what is written for people', async () => {
  const files = await folderFiles([
    file('mine/pack.toml', 'key = "x"'),
    file('mine/profiles/a.toml', ''),
    file('mine/NOTICE.md', 'for people'),
    file('mine/.hidden', ''),
    file('mine/deep/er/x.csv', 'too deep'),
  ])
  expect(files).toEqual({ 'pack.toml': 'key = "x"', 'profiles/a.toml': '' })
})
