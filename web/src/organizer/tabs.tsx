import { type ReactNode, useId } from "react";
import { TabList } from "../ui/tab-list.tsx";

interface TabsProps<Name extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly name: Name; readonly text: ReactNode }[];
  readonly current: Name;
  onPick(name: Name): void;
  readonly children: ReactNode;
}

/** Tabs directly above their content. */
export function Tabs<Name extends string>({ children, ...list }: TabsProps<Name>) {
  const id = useId();
  return (
    <>
      <TabList id={id} {...list} className="-mx-4 border-b border-line px-3 sm:mx-0 sm:px-0" />
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${list.current}`}>
        {children}
      </div>
    </>
  );
}
