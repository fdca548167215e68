import { House } from 'lucide-react'
import { useState } from 'react'
import { AreaList } from '@/features/area/AreaList'
import { pathWords, type Known } from '@/features/area/place'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import css from './resident.module.css'

interface Props {
  home: Known | undefined
  onChange: (area: Known['area'] | undefined) => void
}

/** The courtyard that a person calls theirs: offered first when they report. Known to this device only. */
export function MyPlace({ home, onChange }: Props) {
  const { t, say } = useWords()
  const [choosing, setChoosing] = useState(false)
  return (
    <section className={css.card} aria-labelledby="home">
      <h2 id="home">{t('resident.place')}</h2>
      {home ? (
        <p className={css.inline}>
          <House aria-hidden size={20} />
          <strong>{pathWords(home.area.path, say)}</strong>
        </p>
      ) : (
        <p className={css.lead}>{t('resident.placeEmpty')}</p>
      )}
      <div className={css.chips}>
        <Button aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
          {t(home ? 'resident.placeChange' : 'resident.placeChoose')}
        </Button>
        {home && (
          <Button look="quiet" onClick={() => onChange(undefined)}>
            {t('resident.placeForget')}
          </Button>
        )}
      </div>
      {choosing && (
        <AreaList
          onPick={area => {
            onChange(area)
            setChoosing(false)
          }}
        />
      )}
    </section>
  )
}
