namespace AsbCaseReview.Web.Demonstration;

/// <summary>Words from which people, places and complaints are made up.</summary>
public static class Invented
{
    public static readonly string[] FirstNames =
    [
        "Ada", "Alun", "Anwen", "Arjun", "Asha", "Beryl", "Blessing", "Carys", "Cedric", "Chloe", "Clement", "Dafydd", "Daisy", "Deepa", "Desmond", "Edith", "Eleri", "Elliot", "Esme", "Farah",
        "Femi", "Fergus", "Florence", "Ganesh", "Gwen", "Hamid", "Hannah", "Harold", "Hazel", "Ibrahim", "Ines", "Ivor", "Jasmin", "Jerome", "Joyce", "Kamal", "Kerensa", "Kit", "Leila", "Lloyd",
        "Lucinda", "Mabel", "Malik", "Marek", "Meena", "Milo", "Mona", "Nerys", "Nikhil", "Noor", "Oscar", "Padma", "Pearl", "Percy", "Quentin", "Rafiq", "Rhian", "Rosalind", "Rowan", "Sabina",
        "Selwyn", "Shirin", "Silas", "Sunita", "Tegan", "Thandi", "Tilda", "Umar", "Vera", "Vikram", "Wanda", "Wilfred", "Yasmin", "Yusuf", "Zadie", "Zora",
    ];

    public static readonly string[] LastNames =
    [
        "Abberley", "Adeyinka", "Ainsdale", "Albright", "Ashcombe", "Bagshaw", "Balogun", "Barrowclough", "Beckwith", "Bhandari", "Birkett", "Blenkinsop", "Bowyer", "Brackley", "Calloway", "Cartwright", "Chadha", "Chivers", "Coldwell", "Corrigan",
        "Crowther", "Danforth", "Delacroix", "Dhillon", "Dunmore", "Eastwood", "Ellery", "Fairweather", "Farquhar", "Fenby", "Fotheringay", "Galbraith", "Garside", "Goswami", "Greatorex", "Hallam", "Hartshorn", "Hathersage", "Heptonstall", "Hollins",
        "Ibekwe", "Inchbald", "Jellicoe", "Kaur", "Kestle", "Kilburn", "Lanyon", "Ledgard", "Longstaff", "Lumley", "Mahmood", "Marchbanks", "Mellor", "Merriweather", "Mossop", "Nettleship", "Nwosu", "Oakshott", "Okafor", "Ormerod",
        "Pargeter", "Patchett", "Pemberton", "Penhaligon", "Pickersgill", "Quarmby", "Ramsbottom", "Rathbone", "Ravenscroft", "Rookwood", "Saltmarsh", "Satterthwaite", "Sedgwick", "Shackleton", "Sowerby", "Stainforth", "Sutcliffe", "Tattersall", "Thackray", "Thistlewood",
        "Tregarthen", "Tunnicliffe", "Uttley", "Varma", "Vaughan-Prewett", "Wadsworth", "Wetherby", "Whitlock", "Winstanley", "Wolstenholme", "Yardley", "Yeadon",
    ];

    public static readonly string[] Streets =
        ["Larch Close", "Kestrel Walk", "Tannery Row", "Millrace Court", "Bramble Lane", "Foundry Street", "Orchard Rise", "Chapel Gardens", "Poplar Grove", "Canal View", "Station Parade", "Heron Drive", "Quarry Road", "Mason’s Yard", "Lapwing Way", "Weaver’s Croft"];

    public static readonly string[] Happenings =
    [
        "Shouting and banging from next door until three in the morning. I could not sleep and had work at seven.",
        "A group outside my window again, drinking and throwing bottles at the wall.",
        "My car was scratched from end to end. It is the third time since the summer.",
        "They called me names across the street in front of my children.",
        "Music so loud that the plates on my shelf shook. It went on all Sunday.",
        "Somebody put rubbish through my letterbox and ran off laughing.",
        "Off-road bikes up and down the path behind the flats. My mother is afraid to go out.",
        "The dog was left barking for nine hours, and when I knocked I was sworn at.",
        "They smoked something on the stairs and would not let my daughter pass.",
        "Eggs thrown at the shop window, and two customers turned away.",
        "Fireworks let off in the car park at one in the morning.",
        "He stood at my gate and stared in for half an hour. He knows that I live alone.",
    ];

    public static readonly string[] HateHappenings =
    [
        "They shouted at me to go back where I came from and spat at my door.",
        "My wheelchair ramp was blocked with bins on purpose, and they laughed about it.",
        "A word was sprayed on our fence because of my husband and me.",
    ];

    public static readonly string[] Outcomes =
        ["I was given a number and heard nothing more.", "An officer rang me once.", "They sent them a letter. It stopped for a week.", "I was told to keep a diary.", "Nothing, as far as I know."];

    public static readonly string[] Effects =
        ["I dread coming home.", "I have not slept through since September, and my doctor has given me tablets.", "My son will not play outside any more.", "We are thinking of giving up the tenancy.", "I keep the curtains shut all day."];

    public static readonly string[] Wishes = ["I want it to stop.", "I want somebody to take it seriously and tell me what is being done.", "I would like to move, or for them to.", "A camera on the stairs, and somebody I can ring."];

    public static readonly string[] Complained = ["the people at number 12", "a man called Varley at the end house", "a group of teenagers from the estate", "the tenant upstairs, Mr Dray", "two brothers whose van is parked there"];

    public static readonly string[] Reasons = ["Reports were made to the council and to the police about the same behaviour at the same address.", "The reports are linked: the same people, the same place, the same time of the week.", "The agencies’ records confirm what the applicant told us."];
}
