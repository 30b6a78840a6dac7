import Foundation
import FoundationXML

/// The elements of an XML document, as a parser that is not ours reads them.
final class ParsedPicture: NSObject, XMLParserDelegate {
  /// An element with its attributes and the text in it.
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""
  }

  private(set) var elements: [Element] = []
  /// Whether the document is well-formed.
  private(set) var isWellFormed = false
  private var open: [Int] = []

  /// Parses a document.
  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  /// The texts of all elements of a name.
  func texts(_ name: String) -> [String] { elements.filter { $0.name == name }.map(\.text) }

  /// All elements of a name.
  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
    qualifiedName qName: String?, attributes attributeDict: [String: String] = [:]
  ) {
    open.append(elements.count)
    elements.append(Element(name: elementName, attributes: attributeDict))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if let last = open.last { elements[last].text += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
    qualifiedName qName: String?
  ) { open.removeLast() }
}
