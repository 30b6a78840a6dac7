extension Declared {
  /// Changes every path among the arguments.
  package mutating func mapPaths(_ transform: (String) -> String) {
    mapPaths { _, path in transform(path) }
  }

  /// Changes every path among the arguments, whose names go before the paths.
  package mutating func mapPaths(_ transform: (_ argument: String, _ path: String) -> String) {
    for argument in Self.declaration.arguments {
      argument.mapPaths(&self) { transform(argument.name, $0) }
    }
  }

  /// Sets an argument to its default.
  package mutating func reset(_ name: String) {
    Self.declaration.arguments.first { $0.name == name }?.copy(Self(), &self)
  }

  /// The name of the argument that is a path, nil where none is it.
  package func argument(holding path: String) -> String? {
    Self.declaration.arguments.first { argument in
      var (copy, isHeld) = (self, false)
      argument.mapPaths(&copy) {
        isHeld = isHeld || $0 == path
        return $0
      }
      return isHeld
    }?.name
  }
}
