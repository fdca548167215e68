import Form from '@rjsf/antd'
import { englishStringTranslator, TranslatableString, type RJSFSchema } from '@rjsf/utils'
import { Button } from 'antd'
import { useMemo } from 'react'
import { useWords } from '@/i18n'
import { KEYWORDS, type Fault } from './faults'
import { inLanguage } from './language'
import type { SchemaFormProps } from './SchemaForm'
import { validator } from './validator'

/** The library's own words that people meet. */
const OWN: Partial<
  Record<TranslatableString, `schema.${'yes' | 'no' | 'add' | 'remove' | 'up' | 'down' | 'copy' | 'none'}`>
> = {
  [TranslatableString.YesLabel]: 'schema.yes',
  [TranslatableString.NoLabel]: 'schema.no',
  [TranslatableString.AddButton]: 'schema.add',
  [TranslatableString.AddItemButton]: 'schema.add',
  [TranslatableString.RemoveButton]: 'schema.remove',
  [TranslatableString.MoveUpButton]: 'schema.up',
  [TranslatableString.MoveDownButton]: 'schema.down',
  [TranslatableString.CopyButton]: 'schema.copy',
  [TranslatableString.EmptyArray]: 'schema.none',
}

export default function Drawn({ schema, looks, value, disabled, submit, onChange, onSubmit }: SchemaFormProps) {
  const { t, lang } = useWords()
  const spoken = useMemo(() => inLanguage(schema, lang) as RJSFSchema, [schema, lang])
  const check = useMemo(() => {
    const say = ({ keyword, limit }: Fault) =>
      t(`schema.${keyword as (typeof KEYWORDS)[number]}`, { limit: limit ?? '' })
    return validator(say)
  }, [t])
  return (
    <Form
      // A change of language words the faults anew.
      key={lang}
      schema={spoken}
      uiSchema={looks}
      formData={value}
      validator={check}
      disabled={disabled}
      noHtml5Validate
      showErrorList={false}
      translateString={(text, params) => (OWN[text] ? t(OWN[text]) : englishStringTranslator(text, params))}
      onChange={({ formData }) => onChange?.(formData)}
      onSubmit={({ formData }) => onSubmit(formData)}
    >
      <Button htmlType="submit" type="primary" disabled={disabled}>
        {submit ?? t('schema.save')}
      </Button>
    </Form>
  )
}
