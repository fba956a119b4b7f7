// Files to and from the browser: nothing goes through a server, in neither direction.

/** Hands a content to the browser as a download. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read the address only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** Hands on the file that a person chooses in an input; the same one, mended, can be chosen again. */
export function chosenFile(open: (file: File) => void): (event: Event) => void {
  return (event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files && input.files[0];
    if (file) open(file);
    input.value = "";
  };
}
