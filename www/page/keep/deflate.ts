// The part of the library that codes need: loaded by this name, the rest of it stays away.

export { deflateSync, Inflate } from "fflate";
