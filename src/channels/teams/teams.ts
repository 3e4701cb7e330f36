import type { AdvisorDesk } from '../../runtime/advisorDesk.ts';
import type { Log, Sender } from '../../runtime/ports.ts';
import { type Adapter, loadAdapter, type Registration } from './adapter.ts';
import { createChat } from './chat.ts';
import { createOutbound } from './outbound.ts';
import type { AdvisorDirectory, CardStore } from './port.ts';
import { type BotRequest, type BotResponse, createReceiver } from './receive.ts';

export type TeamsParts = {
  readonly desk: AdvisorDesk;
  readonly directory: AdvisorDirectory;
  readonly cards: CardStore;
  /** Null without an app id: tokens are then not checked, and only loopback is served and called. */
  readonly registration: Registration | null;
  /**
   * Where a talk is opened with an advisor for whom the bot was installed but who never wrote to it.
   * @default 'https://smba.trafficmanager.net/teams/' with a registration, none without
   */
  readonly serviceUrl?: string;
  readonly timeZone: string;
  readonly newId: () => string;
  readonly log: Log;
};

export type Teams = {
  /** `POST /api/messages`. Resolves after the commit of what was asked. */
  handleActivity(request: BotRequest): Promise<BotResponse>;
  readonly sender: Sender;
  /** Loads the SDK now, so that the first advisor does not wait for it. Call it after `listen`. */
  warm(): Promise<void>;
};

const TEAMS_SERVICE = 'https://smba.trafficmanager.net/teams/';

/** The channel on which advisors work. The SDK is loaded when it is first needed. */
export function createTeams(parts: TeamsParts): Teams {
  const { registration, directory } = parts;
  let loading: Promise<Adapter> | null = null;
  const adapter = () => {
    loading ??= loadAdapter(registration);
    return loading;
  };
  const speaking = async () => ({
    adapter: await adapter(),
    appId: registration?.appId ?? '',
    serviceUrl: parts.serviceUrl ?? (registration ? TEAMS_SERVICE : null),
    directory,
  });
  return {
    handleActivity: createReceiver({ ...parts, adapter, chat: createChat(parts) }),
    sender: createOutbound({ ...parts, speaking }),
    async warm() {
      await adapter();
    },
  };
}
