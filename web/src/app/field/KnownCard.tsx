import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { exact } from '@/i18n/time'
import { Button } from '@/ui/Button'
import { useNow } from '@/ui/now'
import css from './field.module.css'
import type { KnownField, KnownName } from './known'

interface Props {
  fields: readonly KnownField[]
  /** Asks for the place, or the category, after all. */
  onPlace?: () => void
  onCategory?: () => void
}

/** What is known already, and how many fields were spared by it. */
export function KnownCard({ fields, onPlace, onCategory }: Props) {
  const { t, say, lang } = useWords()
  const { label } = useMeta()
  const now = useNow()
  const words = ({ name, text, key }: KnownField) => {
    if (text) return say(text)
    if (name === 'nature') return label('natures', key ?? '')
    if (name === 'urgency') return label('urgencies', key ?? '')
    return exact(now, now, lang)
  }
  const change: Partial<Record<KnownName, (() => void) | undefined>> = { place: onPlace, category: onCategory }
  const names: Record<KnownName, string> = {
    by: t('known.by'),
    unit: t('known.unit'),
    at: t('known.at'),
    place: t('case.place'),
    category: t('case.category'),
    nature: t('case.nature'),
    urgency: t('filter.urgency'),
  }
  return (
    <section className={css.known} aria-labelledby="known">
      <h2 id="known">{t('known.title', { count: fields.length })}</h2>
      <dl>
        {fields.map(field => (
          <div key={field.name}>
            <dt>{names[field.name]}</dt>
            <dd>
              {words(field)}
              {change[field.name] && (
                <Button
                  look="quiet"
                  aria-label={t('known.change', { name: names[field.name] })}
                  onClick={change[field.name]}
                >
                  {t('known.other')}
                </Button>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
