/// The files in which control groups, of version 2 and 1, say how much their processes may use.
enum ControlGroup {
  /// The paths of the files of a name in version 2, and of a former name that belongs to a controller in
  /// version 1, which this process's groups may have, and groups around them, since their limits hold too.
  static func files(_ name: String, of controller: String, former: String) -> [String] {
    let bytes = SmallFile.beginning("/proc/self/cgroup", count: 4096) ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").flatMap { line in
      // NUMBER:CONTROLLERS:PATH, without controllers in version 2; a container sees its own group
      // as the root.
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { return [String]() }
      let isNamed = parts[1].split(separator: ",").contains { $0 == controller }
      guard parts[1].isEmpty || isNamed else { return [] }
      let file = isNamed ? former : name
      var path = isNamed ? "/sys/fs/cgroup/\(controller)" : "/sys/fs/cgroup"
      return ["\(path)/\(file)"]
        + parts[2].split(separator: "/").map { name in
          path += "/\(name)"
          return "\(path)/\(file)"
        }
    }
  }
}
