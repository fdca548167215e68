/** Stands where a package is asked for that we do not carry; nothing calls it. */
export default undefined
