using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Correspondence;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Email;

namespace AsbCaseReview.Web.Panels.Shared;

/// <summary>Messages to the members of a panel, with the entry for their calendar. They name no victim: whoever reads them signs in.</summary>
public sealed class PanelMail(Panel panel, Area area, string baseAddress, DateTimeOffset at)
{
    private string References => string.Join(", ", panel.Cases.Select(c => c.Reference));

    private string When => $"{panel.MeetsOn.ToString("dddd d MMMM yyyy", Sentence.English)}, {panel.StartsAt:HH\\:mm} to {panel.EndsAt:HH\\:mm}";

    public OutgoingMessage Invited(PanelSeat seat) => Message(seat, seat.Email, $"Invitation: ASB Case Review panel on {panel.MeetsOn.ToString(Sentence.DateFormat, Sentence.English)}, {References}", $"""
        You are asked to sit on a panel that reviews {(panel.Cases.Count == 1 ? "a case" : "cases")} of anti-social behaviour (Anti-social Behaviour, Crime and
        Policing Act 2014, section 104){(seat.Part == SeatPart.Chair ? ", and to chair it" : seat.Part == SeatPart.MinuteTaker ? ", and to take the minutes" : "")}.

        {Facts}

        Please sign in to accept, decline or send somebody, to declare earlier involvement and interests, and to sign the
        data-sharing declaration. The papers are given out only to members who have signed it.
        {baseAddress}/panels/{panel.Id}/member
        """);

    /// <summary>To whom a member sends in their place: they do not sign in here.</summary>
    public OutgoingMessage Substitutes(PanelSeat seat) => Message(seat, seat.SubstituteEmail!, $"You come for {seat.Name}: ASB Case Review panel on {panel.MeetsOn.ToString(Sentence.DateFormat, Sentence.English)}", $"""
        {seat.Name} ({seat.Body}) sends you to a panel that reviews {(panel.Cases.Count == 1 ? "a case" : "cases")} of anti-social behaviour (Anti-social Behaviour, Crime and
        Policing Act 2014, section 104).

        {Facts}

        Before the papers are given to you, please tell us of any earlier involvement in the case and any interests, and sign
        the data-sharing declaration: {area.Contact.Team}, {area.Contact.Email}.
        """);

    /// <summary>To everybody who sits or is sent, each with the entry for their own calendar.</summary>
    public IEnumerable<OutgoingMessage> ToAll(Func<PanelSeat, string, OutgoingMessage> write) => panel.SeatsTaken.SelectMany(s => To(s, write));

    public static IEnumerable<OutgoingMessage> To(PanelSeat seat, Func<PanelSeat, string, OutgoingMessage> write) => seat.Addresses.Select(to => write(seat, to));

    public OutgoingMessage Moved(PanelSeat seat, string to, string why) => Message(seat, to, $"Moved to {panel.MeetsOn.ToString(Sentence.DateFormat, Sentence.English)}: ASB Case Review panel, {References}", $"""
        The panel is moved. {why}

        {Facts}

        Please sign in to say whether you can come on the new day.
        {baseAddress}/panels/{panel.Id}/member
        """);

    public OutgoingMessage Changed(PanelSeat seat, string to) => Message(seat, to, $"Changed: ASB Case Review panel on {panel.MeetsOn.ToString(Sentence.DateFormat, Sentence.English)}, {References}", $"""
        The time or the place of the panel has changed.

        {Facts}
        """);

    public OutgoingMessage Cancelled(PanelSeat seat, string to, string why) => Message(seat, to, $"Cancelled: ASB Case Review panel on {panel.MeetsOn.ToString(Sentence.DateFormat, Sentence.English)}, {References}", $"""
        {(seat.Removed ? "You are no longer asked to sit on this panel." : "The panel does not meet.")} {why}

        Was to meet: {When}
        Cases: {References}
        """);

    public OutgoingMessage DraftMinutes(PanelSeat seat, DateOnly commentBy) => Message(seat, seat.Email, $"Draft minutes to agree by {commentBy.ToString(Sentence.DateFormat, Sentence.English)}: {References}", $"""
        The draft minutes of the panel are ready. Please sign in and agree to them, or say what should read differently.{(seat.DataSharingSignedAt is null ? "\nThey are shown once your declaration is made and its data-sharing part is signed." : "")}

        Cases: {References}
        By: {commentBy.ToString(Sentence.DateFormat, Sentence.English)}
        {baseAddress}/panels/{panel.Id}/minutes
        """, MessageKind.PanelMinutes, calendar: false);

    private string Facts => $"""
        When: {When}
        Where: {(panel.Place.Length > 0 ? panel.Place : "by video")}{(panel.VideoLink is { } link ? $"\nBy video: {link}" : "")}
        Cases: {References}
        """;

    private OutgoingMessage Message(PanelSeat seat, string to, string subject, string text, MessageKind kind = MessageKind.PanelInvitation, bool calendar = true) => new()
    {
        CaseId = panel.Cases[0].CaseId,
        Kind = kind,
        To = to,
        Subject = subject.Length > Lengths.Name ? subject[..Lengths.Name] : subject,
        Text = text,
        CreatedAt = at,
        Calendar = calendar ? PanelCalendar.For(panel, seat, to, area.Contact.Team, area.Contact.Email, at) : null,
    };
}
