/**
 * A body made of parts that come one by one, read only as fast as they leave. The first is waited for: what
 * cannot be read at all throws here, while there is still an answer to choose. Later failures cut the body;
 * `onCut` gets the name of the error.
 */
export async function streamOf(
  parts: AsyncIterable<Uint8Array>,
  onCut: (error: string) => void,
): Promise<ReadableStream<Uint8Array>> {
  const iterator = parts[Symbol.asyncIterator]();
  let next = await iterator.next();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (next.done) return controller.close();
      controller.enqueue(next.value);
      try {
        next = await iterator.next();
      } catch (error) {
        onCut(error instanceof Error ? error.name : typeof error);
        controller.error(new Error('the document was cut'));
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
