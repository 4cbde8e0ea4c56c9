import { Trans } from "@lingui/react/macro";
import { Component, type ReactNode } from "react";
import { Button, Callout } from "@/design";

interface Props {
  /** Another place: the page is tried again. */
  at: string;
  children: ReactNode;
}

/**
 * Stands in for a page that cannot be drawn, so that one broken page does not take the window, Hide and Lock with it.
 * What was typed before is in the vault.
 */
export class Fallback extends Component<Props, { failedAt: string | null }> {
  override state = { failedAt: null };

  static getDerivedStateFromProps(props: Props, state: { failedAt: string | null }): { failedAt: string | null } | null {
    return state.failedAt !== null && state.failedAt !== "" && state.failedAt !== props.at ? { failedAt: null } : null;
  }

  static getDerivedStateFromError(): { failedAt: string } {
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
