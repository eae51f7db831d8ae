import type { staff } from '@quancheng/contract/staff.ts'
import type { Slice } from '../http/call.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { actIn } from './act-in.ts'
import { addMember } from './add-member.ts'
import { addPasskey } from './add-passkey.ts'
import { changePassword } from './change-password.ts'
import { departmentList, departments } from './departments.ts'
import { disableMember } from './disable-member.ts'
import { changeInstitution, institution } from './institution.ts'
import { addDepartment, changeDepartment, closeDepartment } from './keep-department.ts'
import { addTeam, changeTeam, closeTeam, teams } from './keep-team.ts'
import { lock } from './lock.ts'
import { me } from './me.ts'
import { changeMember, member } from './member.ts'
import { members } from './members.ts'
import { notices, readNotices } from './notices.ts'
import { options } from './options.ts'
import { passkeySignIn, startPasskeySignIn } from './passkey-sign-in.ts'
import { passkeys, removePasskey } from './passkeys.ts'
import { secondFactor } from './second-factor.ts'
import { revokeSession, sessions } from './sessions.ts'
import { setDuty } from './set-duty.ts'
import { setLocale } from './set-locale.ts'
import { confirmTotp, removeTotp, startTotp } from './set-up-totp.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { startPasskey } from './start-passkey.ts'
import { unlock } from './unlock.ts'
import { dropView, keepView, views } from './views.ts'

export const staffSlice: Slice<typeof staff> = {
  me,
  options,
  signIn,
  secondFactor,
  signOut,
  lock,
  unlock,
  actIn,
  sessions,
  revokeSession,
  changePassword,
  setLocale,
  startTotp,
  confirmTotp,
  removeTotp,
  passkeys,
  startPasskey,
  addPasskey,
  removePasskey,
  startPasskeySignIn,
  passkeySignIn,
  acceptInvitation,
  members,
  departments,
  departmentList,
  addDepartment,
  changeDepartment,
  closeDepartment,
  teams,
  addTeam,
  changeTeam,
  closeTeam,
  institution,
  changeInstitution,
  member,
  changeMember,
  addMember,
  setDuty,
  disableMember,
  notices,
  readNotices,
  views,
  keepView,
  dropView,
}
