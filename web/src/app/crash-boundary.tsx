import { Component, type ReactNode } from "react";
import { messages } from "../messages/messages.ts";
import { Button } from "../ui/button.tsx";

/** Shown when a page failed to render, or a part of it could not be fetched. */
export class CrashBoundary extends Component<
  { readonly children: ReactNode },
  { readonly crashed: boolean }
> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    return (
      <main role="alert" className="mx-auto max-w-sm px-4 py-24 text-center">
        <p className="text-lg font-bold">{messages.failure.crashed}</p>
        <Button className="mt-6" onClick={() => location.reload()}>
          {messages.failure.reload}
        </Button>
      </main>
    );
  }
}
