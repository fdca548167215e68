import { expect, it } from 'vitest'
import { newSecret, sealWords, unsealWords } from './vault'

it('what is sealed is opened by its own key and by no other', async () => {
  const [own, other] = [await newSecret(), await newSecret()]
  const sealed = await sealWords(own, { description: 'A lamp is out' })
  expect(new TextDecoder().decode(sealed.bytes)).not.toContain('lamp')
  expect(await unsealWords(own, sealed)).toEqual({ description: 'A lamp is out' })
  await expect(unsealWords(other, sealed)).rejects.toThrow()
})

it('the key cannot be read out', async () => {
  await expect(crypto.subtle.exportKey('raw', await newSecret())).rejects.toThrow()
})
