import { Component, type ReactNode } from "react";
import { LoadProblem } from "./load-problem.tsx";

interface ButtonBoundaryProps {
  readonly children: ReactNode;
}

/** If one button fails to render, the others stay. */
export class ButtonBoundary extends Component<ButtonBoundaryProps, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    return <LoadProblem status="failed" retry={() => this.setState({ crashed: false })} />;
  }
}
