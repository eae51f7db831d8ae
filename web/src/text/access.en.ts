import type { accessZh } from './access.zh.ts'

export const accessEn: Readonly<Record<keyof typeof accessZh, string>> = {
  'urgent.title': 'Urgent opening',
  'urgent.about':
    'A file you cannot see and must see now: say why, and it opens for some hours, to be read and not changed.',
  'urgent.told':
    'The worker, the supervisor and the head are told at once, and every look stands in the journal.',
  'urgent.ask': 'Open a file',
  'urgent.for': 'The file to open: {name}',
  'urgent.number': 'Whole number',
  'urgent.numberHint':
    'Of a case, of the patient, or of the identity card, to the last digit. A name finds nobody here.',
  'urgent.numberMissing': 'Please enter the whole number',
  'urgent.reason': 'Reason',
  'urgent.reasonHint': 'Why it must be seen now. Those who answer for the file will read this.',
  'urgent.reasonMissing': 'Please give a reason of at least {count} characters',
  'urgent.open': 'Open it and tell them',
  'urgent.done': 'Open; it closes by itself at {time}',
  'urgent.list': 'Files opened',
  'urgent.none': 'Nobody has opened a file urgently',
  'urgent.noneWords': 'What you opened, and what others opened and you were told of, will stand here.',
  'urgent.who': 'Who',
  'urgent.client': 'Client',
  'urgent.why': 'Reason',
  'urgent.when': 'When',
  'urgent.state': 'State',
  'urgent.me': 'I',
  'urgent.living': 'Open until {time}',
  'urgent.expired': 'Closed by itself',
  'urgent.ended': 'Closed early at {time}',
  'urgent.end': 'Close now',
  'urgent.endDone': 'Closed',
  'urgent.more': 'More',
  'urgent.mark': 'You opened this file urgently; it closes by itself at {time}. Read only.',
  'urgent.link': 'Cannot see it? Open urgently',
  'urgent.fromFile': 'Open urgently…',
  'notice.opened-urgently': 'Somebody urgently opened a file you answer for; please read why',
  'refusal.opened-already': 'You have this file open already; its time is not over.',
  'refusal.not-needed': 'You see this file anyway; there is no need to open it urgently.',
  'refusal.opening-unset':
    'The institution has not set how long an urgent opening lasts (unset), so it cannot be used yet.',
  'refusal.opening-over': 'This urgent opening is over.',
}
