/** Which word of the glossary an act, a clock or a state of being watched is. What is not listed explains itself. */
import type { TermName } from '@/ui/glossary/Term'

export const ACT_TERMS: Readonly<Record<string, TermName>> = {
  triage: 'triage',
  accept: 'accept',
  decline: 'decline',
  not_file: 'not_filed',
  void: 'void',
  merge: 'merge',
  split: 'split',
  record: 'record',
  assign: 'assign_dispatch',
  start: 'start_sign_for',
  return: 'return',
  uphold_return: 'ruling',
  refuse_return: 'ruling',
  request_extension: 'extension',
  grant_extension: 'extension',
  refuse_extension: 'extension',
  suspend: 'suspend',
  whistle: 'whistle',
  answer_whistle: 'whistle',
  invite: 'co_handling',
  finish_part: 'co_handling',
  instruct: 'instruct',
  urge: 'urge',
  supervise: 'supervise',
  lift_supervision: 'supervise',
  resolve: 'resolve',
  verify: 'verify',
  close: 'close',
  rework: 'rework',
  rate: 'joint_rating',
  appeal_rating: 'appeal',
  rule_appeal: 'ruling',
  reopen: 'reopen',
  archive: 'archive',
}

/** What one side asks of another. */
export const ASK_TERMS: Readonly<Record<string, TermName>> = {
  whistle: 'whistle',
  co_handling: 'co_handling',
  extension: 'extension',
}
