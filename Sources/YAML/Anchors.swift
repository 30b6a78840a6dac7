/// The anchors of a document as far as it has been read.
///
/// A name may be given again; an alias means the anchor that was given last before it.
struct Anchors {
  /// An anchor is open while its node is being read.
  private enum State {
    case open
    case done(Subtree)
  }

  private var states: [String: (ticket: Int, state: State)] = [:]
  private var tickets = 0

  /// Enters an anchor whose node begins here; the ticket closes it.
  mutating func open(_ name: String) -> Int {
    tickets += 1
    states[name] = (tickets, .open)
    return tickets
  }

  /// Gives an open anchor its node, unless its name has been given again within that node.
  mutating func close(_ name: String, _ ticket: Int, with subtree: Subtree) {
    guard states[name]?.ticket == ticket else { return }
    states[name] = (ticket, .done(subtree))
  }

  /// What an alias stands for, or why it stands for nothing.
  func resolve(_ name: String) -> Result<Subtree, AnchorError> {
    switch states[name]?.state {
    case .done(let subtree): .success(subtree)
    case .open: .failure(AnchorError(message: "the alias '*\(name)' stands within its own anchor"))
    case nil:
      .failure(
        AnchorError(
          message: "the alias '*\(name)' has no anchor '&\(name)' before it; "
            + "quote the text if '*' is part of it"))
    }
  }

  /// Why an alias stands for nothing.
  struct AnchorError: Error {
    let message: String
  }
}
