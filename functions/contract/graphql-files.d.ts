/** The bundler takes them in as text. */
declare module "*.graphql" {
  const text: string;
  export default text;
}
