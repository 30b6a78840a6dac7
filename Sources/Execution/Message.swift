/// The texts of the room's messages, in a file beside what each is about; the places that they are about go before
/// them.
enum Message {}
