import type { ButtonHTMLAttributes } from 'react'
import css from './parts.module.css'

type Look = 'primary' | 'danger' | 'quiet' | 'chosen'

interface Looks {
  look?: Look
  wide?: boolean
}

/** The class of a button, for links that look like one. */
export const buttonClass = ({ look, wide }: Looks = {}) =>
  [css.button, look && css[look], wide && css.wide].filter(Boolean).join(' ')

/** A button of the plain faces. Staff faces use Ant Design's. */
export function Button({ look, wide, type = 'button', ...rest }: Looks & ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button {...rest} type={type} className={buttonClass({ look, wide })} />
}
