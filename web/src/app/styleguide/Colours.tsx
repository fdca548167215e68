import type { CSSProperties } from 'react'
import { useMeta } from '@/features/pack/meta'
import { useWords } from '@/i18n'
import { StateTag, UrgencyTag } from '@/ui/Tags'
import { palette, THEMES, type Token } from '@/ui/theme/theme'
import { Section } from './Section'
import css from './styleguide.module.css'

/** The colours of each theme side by side, and the two scales that they make. */
export function Colours() {
  const { t } = useWords()
  const { list } = useMeta()
  return (
    <Section title={t('guide.colours')} about={t('guide.coloursAbout')}>
      <div className={css.themes}>
        {THEMES.map(theme => (
          <div key={theme} className={css.theme} data-theme={theme}>
            <strong>{t(`guide.${theme}`)}</strong>
            <ul className={css.swatches}>
              {(Object.keys(palette(theme)) as Token[]).map(token => (
                <li key={token}>
                  <span style={{ '--swatch': `var(--${token})` } as CSSProperties} />
                  <code>{token}</code>
                </li>
              ))}
            </ul>
            <p className={css.tags}>
              {list('urgencies').map(({ key }) => (
                <UrgencyTag key={key} urgency={key} />
              ))}
            </p>
            <p className={css.tags}>
              {list('states').map(({ key }) => (
                <StateTag key={key} state={key} solid />
              ))}
            </p>
          </div>
        ))}
      </div>
    </Section>
  )
}
