import type { TurnContext } from 'botbuilder';
import { attached, CARD_TYPE } from './attached.ts';
import type { CardStore } from './port.ts';
import type { ClickAnswer, Post, Reply } from './reply.ts';
import { NOTIFICATION } from './words.ts';

/** Says at once what an activity is answered with: in the answer to a click, then in the chat. */
export async function speak(
  cards: Pick<CardStore, 'keep'>,
  context: TurnContext,
  { posts, click }: Reply,
): Promise<void> {
  if (click) await answerClick(context, click);
  for (const post of posts) await say(cards, context, post);
}

async function answerClick(context: TurnContext, click: ClickAnswer): Promise<void> {
  const body =
    click.kind === 'card'
      ? { statusCode: 200, type: CARD_TYPE, value: click.card }
      : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: click.text };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
  const { replyToId } = context.activity;
  if (click.kind === 'text' || !click.persist || !replyToId) return;
  await context.updateActivity({ ...attached(click.card, NOTIFICATION.notice), id: replyToId });
}

async function say(
  cards: Pick<CardStore, 'keep'>,
  context: TurnContext,
  post: Post,
): Promise<void> {
  if (post.kind === 'text') {
    await context.sendActivity(post.text);
    return;
  }
  const sent = await context.sendActivity(attached(post.card, post.summary));
  if (post.stands && sent?.id)
    await cards.keep(post.stands.escalation, post.stands.advisor, sent.id);
}
