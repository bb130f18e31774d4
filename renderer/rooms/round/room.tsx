/** Stands until the room is furnished. */
export default function Room() {
  return null
}
