import { Navigate } from '@tanstack/react-router'
import { Staff } from '../Staff'
import { isKeeper } from '../admin/sections'
import { DeskFrame } from './Frame'

/** The desk of communities, streets and departments. Who only keeps the installation goes where that is done. */
export function Desk() {
  return (
    <Staff>
      {account =>
        isKeeper(account.permissions) && !account.permissions.includes('case.read') ? (
          <Navigate to="/admin" replace />
        ) : (
          <DeskFrame account={account} />
        )
      }
    </Staff>
  )
}
