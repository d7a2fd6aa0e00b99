import { createContext, type Ref } from "react";

/**
 * Replaces the part of React Router with which a link fetches data and files of the next page. It works only in its
 * framework mode, which this app does not use, and costs each link four hooks.
 */
export const FrameworkContext = createContext(undefined);
export const PrefetchPageLinks = () => null;
export const mergeRefs = <T>(own: Ref<T>): Ref<T> => own;
export const usePrefetchBehavior = () => NONE;

const NONE = [false, null, {}] as const;
