import type { Activity, CloudAdapter, InvokeResponse, TurnContext } from 'botbuilder';
import { connectorHttp } from './connector.ts';

/** The bot's registration, under the Bot Framework's own names. */
export type Registration = {
  readonly appId: string;
  readonly appPassword: string;
  readonly tenantId: string;
  readonly appType: string;
  /** Who signs the platform's tokens, and where its keys are; the Bot Framework's own when absent. */
  readonly trust?: { readonly issuer: string; readonly openIdMetadata: string };
};

type Logic = (context: TurnContext) => Promise<void>;

/** The Bot Framework's adapter, with what we use of it. */
export type Adapter = Pick<
  CloudAdapter,
  'continueConversationAsync' | 'createConversationAsync'
> & {
  /** Checks the token, then plays the logic. Gives what an invoke is answered with. */
  receive(
    authorization: string,
    activity: Activity,
    logic: Logic,
  ): Promise<InvokeResponse | undefined>;
};

/**
 * Loads the SDK (a third of a second, 48 MB) and makes its adapter. Without a registration tokens are not
 * checked: only loopback may then speak with it.
 */
export async function loadAdapter(registration: Registration | null): Promise<Adapter> {
  const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = await import('botbuilder');
  class DirectAdapter extends CloudAdapter {
    /** `process` writes what fails on the console, with words of the platform: this throws it. */
    receive(authorization: string, activity: Activity, logic: Logic) {
      return this.processActivity(authorization, activity, logic);
    }
  }
  const options = registration ? optionsOf(registration) : {};
  const client = { httpClient: connectorHttp };
  return new DirectAdapter(
    new ConfigurationBotFrameworkAuthentication(options, undefined, undefined, undefined, client),
  );
}

/** To whom tokens for calling the platform are addressed. */
export const CONNECTOR_AUDIENCE = 'https://api.botframework.com';

function optionsOf({ appId, appPassword, tenantId, appType, trust }: Registration) {
  return {
    MicrosoftAppId: appId,
    MicrosoftAppPassword: appPassword,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppType: appType,
    ...(trust && {
      ToBotFromChannelTokenIssuer: trust.issuer,
      ToBotFromChannelOpenIdMetadataUrl: trust.openIdMetadata,
      ToBotFromEmulatorOpenIdMetadataUrl: trust.openIdMetadata,
      ToChannelFromBotOAuthScope: CONNECTOR_AUDIENCE,
    }),
  };
}
