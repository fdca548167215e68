import { expect, it } from 'vitest'
import en from '@/i18n/en.json'
import { stepsFor, STEPS, type HelpFace } from './steps'

const keys = (face: HelpFace, ...rights: Parameters<typeof stepsFor>[1]) => stepsFor(face, rights).map(({ key }) => key)

it('everybody sees the steps of their own work and of nobody else’s', () => {
  expect(keys('desk', 'case.read', 'case.verify')).toEqual(['queue', 'case', 'verify', 'calendar', 'keys'])
  expect(keys('desk', 'case.read', 'case.dispatch')).toContain('many')
  expect(keys('admin', 'audit.read')).toEqual(['audit', 'apart'])
  expect(keys('field', 'case.register')).toEqual(['report', 'offline', 'spared'])
})

it('every step has its words', () => {
  for (const face of Object.keys(STEPS) as HelpFace[]) {
    const words = Object.keys(en.help[face])
    expect(words.sort()).toEqual(STEPS[face].flatMap(({ key }) => [key, `${key}Text`]).sort())
  }
})
