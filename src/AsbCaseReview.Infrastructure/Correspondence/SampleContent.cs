using AsbCaseReview.Domain.Correspondence;

namespace AsbCaseReview.Infrastructure.Correspondence;

/// <summary>Letters that a wording is tried on: one with everything, one with as little as can be.</summary>
internal static class SampleContent
{
    public static LetterContent Least { get; } = new()
    {
        Reference = "ABC-7K3M-92XQ",
        Addressee = "Rosa Example",
        Date = new(2026, 3, 2),
        AreaName = "Exampleshire",
        Team = "Case Review team",
        TeamBody = "Exampleshire Council",
        TeamEmail = "casereview@council.example",
        TeamPhone = "01632 960000",
        TeamAddress = "1 Example Street, Exampleton",
        TeamHours = "Monday to Friday, 9am to 5pm",
        Decision = new(true, "The threshold is met", "", "Reasons", null, [], new(2026, 3, 1), "Persistence", "Harm", "Adequacy", [], ""),
    };

    public static LetterContent Full { get; } = Least with
    {
        Address = "2 Example Street, Exampleton",
        ContactPerson = "Sam Example",
        ReceivedOn = new(2026, 2, 20),
        Complaints = [new(1, "on 1 February 2026", "on 2 February 2026", "the council", false, false, ["It lies outside."], "Set apart because", "A. Example")],
        Decision = Least.Decision! with { How = "by count", Instead = "Something else", Bodies = ["Exampleshire Council", "Exampleshire Police"], Routes = [new("Main route", false, 1, 3, ["1 counted, 3 needed."])], Statute = "One qualifying complaint." },
        Dates = [new("We will tell you", new(2026, 3, 20), "Ten working days"), new("The agencies will meet", null, "No limit")],
        SupportService = "Example Support",
        SupportPhone = "01632 960001",
        SupportEmail = "support@council.example",
        VoiceHeard = ["a written statement"],
        Appeal = new("Office of the Commissioner", new(2026, 3, 30), "28 days", ["A ground"], true, "A note", new("Office of the Commissioner", "Appeals office", "01632 960200", "appeals@commissioner.example", "2 Example Street, Exampleton", "Monday to Friday, 9am to 5pm", true), "https://casereview.council.example/appeal"),
        Message = "A message",
        MessageDate = new(2026, 3, 12),
        MessageAbout = "We will decide",
        MessageWas = new(2026, 3, 6),
        Panel = new(new(2026, 3, 26), "10:00am", "Room 4", true, "You come to the first part of the meeting."),
        Outcome = new()
        {
            MetOn = new(2026, 3, 26),
            Outcome = "The agencies act together from now on.",
            Recommendations = ["Exampleshire Council: measure the noise."],
            Actions = [new("An officer visits you every week.", "Exampleshire Police", new(2026, 4, 9))],
            Points = [new("The noise at night", "The council measures it.")],
            LookAgainOn = new(2026, 4, 30),
        },
        AppealReport = new("APABC-7K3M-92XQ", "Office of the Commissioner", "The threshold decision", new(2026, 3, 2), new(2026, 4, 20), "You asked us to look again.",
            [new("A", "The threshold was wrongly refused", "Upheld", "Two reports were left out.")], [new("Timescales", "Complied", "Stated.", "Partly complied", "One was missed.")],
            [new("Exampleshire Council", "Refer back with information to consider", "Look at the two reports.")], "The case is referred back.", ["Refer back"], true, null),
        KeptInformed = "We write to you every four weeks.",
        Signposts = [new("An ombudsman", "Complaints about councils", "0300 000 0000")],
        AppealPage = "https://casereview.council.example/appeal/yours",
        MyCaseAddress = "https://casereview.council.example/my-case",
    };
}
