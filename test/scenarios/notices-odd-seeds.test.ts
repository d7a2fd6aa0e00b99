import { playSeeds } from "./notices/play-seeds.ts";

playSeeds((seed) => seed % 2 === 1);
