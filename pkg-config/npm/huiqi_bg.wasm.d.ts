/** What a bundler gives for a file that is imported as an asset: its address. */
declare const address: string;
export default address;
