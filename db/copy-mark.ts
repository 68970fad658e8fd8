/** Id of the row among the checks of keys that says of a database that it is a copy; it checks no key. */
export const COPY_MARK = 'copied'
