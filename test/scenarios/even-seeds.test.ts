import { playSeeds } from "./play-seeds.ts";

playSeeds((seed) => seed % 2 === 0);
