import {
  createErrorHandler,
  toErrorList,
  toErrorSchema,
  unwrapErrorHandler,
  validationDataMerge,
  type RJSFSchema,
  type RJSFValidationError,
  type ValidatorType,
} from '@rjsf/utils'
import { faults, type Fault } from './faults'

export type Say = (fault: Fault) => string

/** The library names places as `.doors.0.no`. */
const problem =
  (say: Say) =>
  (fault: Fault): RJSFValidationError => ({
    name: fault.keyword,
    property: fault.path.map(member => `.${member}`).join(''),
    message: say(fault),
    stack: say(fault),
  })

/** The form library's door to our check. */
export const validator = (say: Say): ValidatorType<unknown, RJSFSchema> => ({
  validateFormData(data, schema, custom, transform, uiSchema) {
    const found = faults(schema, data).map(problem(say))
    const errors = transform ? transform(found, uiSchema) : found
    const told = { errors, errorSchema: toErrorSchema<unknown>(errors) }
    if (!custom) return told
    const own = unwrapErrorHandler(custom(data, createErrorHandler(data), uiSchema))
    return validationDataMerge({ ...told, errors: toErrorList(told.errorSchema) }, own)
  },
  isValid: (schema, data) => faults(schema, data).length === 0,
  rawValidation: (schema, data) => ({ errors: faults(schema, data) as never[] }),
})
