/// What a spec was read from, in one tree.
package final class SpecDocument {
  /// The tree: the file over the files that it extends, with the values of options; nil if there is none.
  package internal(set) var root: SpecNode?
  /// The files, in the order of reading: the spec's own is the first.
  package internal(set) var files: [SpecFile] = []
  /// The places of nulls that take something away and are values all the same.
  var nullValues: Set<[String]> = []
  /// How many values there are in all files.
  var valueCount = 0
}
