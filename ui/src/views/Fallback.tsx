import { Trans } from "@lingui/react/macro";
import { Component, type ReactNode } from "react";
import { Button, Callout } from "@/design";

interface Props {
  /** Another place: the page is tried again. */
  at: string;
  children: ReactNode;
}

interface State {
  /** Where it happened; empty until that is noted, null while all is well. */
  readonly failedAt: string | null;
}

/**
 * Stands in for a page that cannot be drawn, so that one broken page does not take the window, Hide and Lock with it.
 * What was typed before is in the vault.
 */
export class Fallback extends Component<Props, State> {
  override state: { failedAt: string | null } = { failedAt: null };

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return state.failedAt !== null && state.failedAt !== "" && state.failedAt !== props.at ? { failedAt: null } : null;
  }

  static getDerivedStateFromError(): State {
    return { failedAt: "" };
  }

  override componentDidUpdate(): void {
    if (this.state.failedAt === "") this.setState({ failedAt: this.props.at });
  }

  override componentDidMount(): void {
    if (this.state.failedAt === "") this.setState({ failedAt: this.props.at });
  }

  override render(): ReactNode {
    if (this.state.failedAt === null) return this.props.children;
    return (
      <main id="main" className="page" tabIndex={-1}>
        <Callout
          tone="stop"
          announce
          title={<Trans id="fallback.title">This page cannot be shown</Trans>}
          actions={
            <Button onPress={() => this.setState({ failedAt: null })}>
              <Trans id="fallback.again">Try again</Trans>
            </Button>
          }
        >
          <p>
            <Trans id="fallback.body">A fault in this program stopped it. What you typed was saved a moment before. You can try again, go to another page, or lock the vault.</Trans>
          </p>
        </Callout>
      </main>
    );
  }
}
