import { Command } from 'lucide-react'
import { useState } from 'react'
import { Problem, unreachable } from '@/api/problem'
import { useWords } from '@/i18n'
import { Button } from '@/ui/Button'
import { Empty, Loading } from '@/ui/Empty'
import { Field } from '@/ui/Field'
import { Term } from '@/ui/glossary/Term'
import { Notice, ProblemNotice } from '@/ui/Notice'
import { openPalette } from '@/ui/palette/PaletteDoor'
import { Stars } from '@/ui/Stars'
import { ByDay, Due, Exact, When } from '@/ui/When'
import { Section } from './Section'
import css from './styleguide.module.css'

const HOUR = 3_600_000

/** The small parts: words, buttons, inputs, states. */
export function Parts() {
  const { t } = useWords()
  const [stars, setStars] = useState<number>()
  const [now] = useState(() => Date.now())
  const at = (hours: number) => new Date(now + hours * HOUR).toISOString()
  return (
    <>
      <Section title={t('guide.type')} about={t('guide.typeAbout')}>
        <p className={css.huge}>{t('guide.sample')}</p>
        <p className={css.big}>{t('guide.sample')}</p>
        <p>{t('guide.sample')}</p>
        <p className={css.small}>{t('guide.sample')}</p>
      </Section>
      <Section title={t('guide.buttons')} about={t('guide.buttonsAbout')}>
        <div className={css.tags}>
          <Button look="primary">{t('report.send')}</Button>
          <Button>{t('ui.retry')}</Button>
          <Button look="chosen">{t('place.list')}</Button>
          <Button look="danger">{t('act.cancel')}</Button>
          <Button look="quiet">{t('ui.skip')}</Button>
          <Button disabled>{t('report.sending')}</Button>
        </div>
        <div className={css.two}>
          <Field label={t('report.name')} optional hint={t('report.contactHint')}>
            {given => <input {...given} />}
          </Field>
          <Field label={t('report.what')} error={t('report.noWords')}>
            {given => <input {...given} />}
          </Field>
        </div>
        <Stars label={t('guide.stars')} value={stars} onChange={setStars} />
      </Section>
      <Section title={t('guide.times')} about={t('guide.timesAbout')}>
        <p className={css.tags}>
          <When at={at(-0.7)} />
          <Exact at={at(-30)} />
          <ByDay at={at(24)} />
          <ByDay at={at(72)} />
          <Due at={at(5)} />
          <Due at={at(-5)} />
        </p>
      </Section>
      <Section title={t('guide.words')} about={t('guide.wordsAbout')}>
        <p className={css.tags}>
          <Term of="whistle" />
          <Term of="finder_handler_and_verifier_apart" />
          <Term of="reopen" />
        </p>
      </Section>
      <Section title={t('guide.states')} about={t('guide.statesAbout')}>
        <div className={css.two}>
          <Notice>{t('follow.historyEmpty')}</Notice>
          <Notice tone="ok">{t('receipt.copied')}</Notice>
          <Notice tone="warn">{t('follow.overdue')}</Notice>
          <Notice tone="offline">{t('offline.resident')}</Notice>
          <ProblemNotice error={new Problem('unreadable', 502, '')} />
          <ProblemNotice error={unreachable()} />
          <Empty title={t('desk.empty')}>
            <p>{t('desk.emptyHint')}</p>
          </Empty>
          <Loading />
        </div>
      </Section>
      <Section title={t('palette.title')} about={t('guide.paletteAbout')}>
        <p>
          <Button onClick={openPalette}>
            <Command aria-hidden size={18} />
            {t('palette.open')}
          </Button>
        </p>
      </Section>
    </>
  )
}
