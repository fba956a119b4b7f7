/** What a bundler gives for an imported asset: the address of the file. */
declare const address: string;
export default address;
