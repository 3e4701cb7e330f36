/** Where dialogs and locales are, for commands that need nothing else of the configuration. */
export function dialogFolders(): { readonly dialogs: string; readonly locales: string } {
  return {
    dialogs: process.env.DIALOGS_DIR ?? 'dialogs',
    locales: process.env.LOCALES_DIR ?? 'locales',
  };
}
