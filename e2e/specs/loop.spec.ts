import { action, firstLeaf, ownArea, ownUnit, say } from '../support/api'
import { act, openCase } from '../support/desk'
import { report } from '../support/resident'
import { expect, test, words } from '../support/test'

/**
 * The loop by different people on different devices: a resident reports without an account, the centre sorts, accepts
 * and assigns, a unit handles, somebody else checks and closes, and the resident rates.
 */
test('a concern goes from report to rating', async ({ resident, staff }) => {
  const { follow } = words('zh-CN')
  const handler = await staff('department_handler')
  const unit = await ownUnit(handler)
  const verifier = await staff('verifier')
  const street = await ownArea(verifier)

  const phone = await resident()
  const { number } = await report(phone, '人行道上井盖破损，晚上有人差点踩空', street)

  const centre = await staff('district_dispatcher')
  await openCase(centre, number)
  await act(centre, 'triage', { category: (await firstLeaf(centre)).name.zh, note: '已电话核实' })
  await act(centre, 'accept')
  await act(centre, 'assign', { unit: unit.name.zh })

  await openCase(handler, number)
  await act(handler, 'start')
  await act(handler, 'resolve', { measure: '已更换井盖并加固', files: 'after.jpg' })

  await openCase(verifier, number)
  await act(verifier, 'verify')
  await act(verifier, 'close', { method: '现场核查' })

  await phone.reload()
  await expect(phone.getByText('已更换井盖并加固')).toBeVisible()
  const rate = say((await action(phone, 'rate')).label, 'zh-CN')
  await phone.getByRole('button', { name: rate, exact: true }).click()
  await phone.getByRole('radio', { name: '5' }).check({ force: true })
  await phone.locator('form').getByRole('button', { name: rate, exact: true }).click()
  await expect(phone.getByText(follow.done!.replace('{{act}}', rate))).toBeVisible()

  await verifier.reload()
  await expect(verifier.getByRole('main').getByRole('listitem').filter({ hasText: rate }).first()).toBeVisible()
})
