import { Phone } from 'lucide-react'
import { useWords } from '@/i18n'
import { buttonClass } from '@/ui/Button'
import { usePage } from '@/ui/page'
import css from './resident.module.css'

/** The numbers that hold in the whole country; words for each stand in the language files. */
const NUMBERS = ['110', '119', '120', '122', '12345'] as const

/** Where to call when it cannot wait. */
export function Call() {
  const { t } = useWords()
  const heading = usePage(t('call.title'))
  return (
    <>
      <div>
        <h1 {...heading}>{t('call.title')}</h1>
        <p className={css.lead}>{t('call.lead')}</p>
      </div>
      <ul className={css.rows}>
        {NUMBERS.map(number => (
          <li key={number}>
            <a className={css.row} href={`tel:${number}`}>
              <strong className={css.number}>{number}</strong>
              <small>{t(`call.${number}`)}</small>
              <Phone aria-hidden className={css.rowEnd} />
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Where services of the community will be listed. */
export function Services() {
  const { t } = useWords()
  const heading = usePage(t('services.title'))
  return (
    <>
      <div>
        <h1 {...heading}>{t('services.title')}</h1>
        <p className={css.lead}>{t('services.lead')}</p>
      </div>
      <a className={buttonClass({ wide: true })} href="tel:12345">
        <Phone aria-hidden size={20} />
        {t('services.hotline')}
      </a>
    </>
  )
}
