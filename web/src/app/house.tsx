import { RouterProvider } from '@tanstack/react-router'
import { textsOf } from '../text/load-texts.ts'
import { ToastProvider } from '../ui/toast.tsx'
import { KeysProvider } from '../ui/use-keys.tsx'
import { usePreferences } from './preferences.ts'
import { router } from './router.tsx'
import { Speaking } from './speaking.tsx'
import { Wait } from './wait.tsx'

/** The whole web, put together. */
export function House() {
  const { letters } = usePreferences()
  return (
    <Speaking texts={textsOf}>
      <KeysProvider lettersOn={letters}>
        <ToastProvider>
          <Wait>
            <RouterProvider router={router} />
          </Wait>
        </ToastProvider>
      </KeysProvider>
    </Speaking>
  )
}
