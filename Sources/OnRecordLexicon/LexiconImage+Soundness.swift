extension LexiconImage {
  /// Every index of the image points into it, so that no text can lead a walk out of it. Asked of what comes from a
  /// file; the built-in image is the build's own.
  var isSound: Bool {
    hasSoundStrings && hasSoundEntries
      && (codes.isEmpty ? trie.isEmpty : codes.count == CharacterTable.size)
      && codes.allSatisfy { Int($0) < characters.count }
      && characters.allSatisfy { DoubleArray.Unit.value($0.unit) <= entries.count }
      && trie.allSatisfy { DoubleArray.Unit.value($0) <= entries.count }
  }

  private var hasSoundStrings: Bool {
    guard let first = strings.first, first == 0, let last = strings.last else { return strings.isEmpty }
    return Int(last) <= stringBytes.count && zip(strings, strings.dropFirst()).allSatisfy { $0 <= $1 }
  }

  private var hasSoundEntries: Bool {
    let stringCount = max(0, strings.count - 1)
    guard origins.count == entries.count, entries.last?.isLast ?? true else { return false }
    return zip(entries, origins).allSatisfy { entry, origin in
      entry.kindCode <= LexiconEntry.Kind.place.rawValue && Int(origin.text) < stringCount
        && (entry.kind == .word || Int(entry.payload) < entities.count)
    }
      && entityForms.allSatisfy { Int($0) < stringCount }
      && entities.allSatisfy { entity in
        Int(entity.name) < stringCount && Int(entity.kind) < stringCount && Int(entity.about) < stringCount
          && UInt64(entity.firstForm) + UInt64(entity.formCount) <= UInt64(entityForms.count)
      }
  }
}
