import { Button } from '../ui/button.tsx'
import '../ui/state.css'

/** Said in both languages and without anything loaded: the rest of the pages could not be fetched. */
export function NotLoaded() {
  return (
    <main className="state" role="alert" style={{ height: '100dvh' }}>
      <h1 className="title">页面没有载入完</h1>
      <p>请看看网络，然后再试一次。没有写完的草稿还在这台电脑上。</p>
      <p lang="en">The page did not load. Check the network and try again; your drafts are still here.</p>
      <Button kind="primary" small onClick={() => location.reload()}>
        再试一次 Try again
      </Button>
    </main>
  )
}
