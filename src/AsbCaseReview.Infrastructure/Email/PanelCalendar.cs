using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Panels;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace AsbCaseReview.Infrastructure.Email;

/// <summary>
/// A panel as a calendar file. The entry keeps its UID, and a change or cancellation carries a higher SEQUENCE, so that a
/// reader's calendar moves or removes the entry that it has. It names the case by its reference and no person of it.
/// </summary>
public static class PanelCalendar
{
    /// <param name="to">Whose calendar: the member's address, or that of whom they send.</param>
    public static string For(Panel panel, PanelSeat seat, string to, string organiser, string organiserEmail, DateTimeOffset at)
    {
        var off = panel.State == PanelState.Cancelled || seat.Removed;
        var entry = new CalendarEvent
        {
            Uid = $"{panel.Id:N}@asb-case-review",
            Sequence = panel.CalendarSequence,
            DtStamp = Utc(at),
            Start = Utc(London.Instant(panel.MeetsOn, panel.StartsAt)),
            End = Utc(London.Instant(panel.MeetsOn, panel.EndsAt)),
            Summary = $"ASB Case Review panel, {string.Join(", ", panel.Cases.Select(c => c.Reference))}",
            Location = panel.Place.Length > 0 ? panel.Place : panel.VideoLink,
            Description = panel.VideoLink is { } link ? $"By video: {link}\nSign in to answer, to declare interests and to read the papers." : "Sign in to answer, to declare interests and to read the papers.",
            Status = off ? EventStatus.Cancelled : EventStatus.Confirmed,
            Organizer = new Organizer($"mailto:{organiserEmail}") { CommonName = organiser },
            Class = "CONFIDENTIAL",
        };
        entry.Attendees.Add(new Attendee($"mailto:{to}") { CommonName = to == seat.Email ? seat.Name : seat.SubstituteName, Rsvp = true, Role = "REQ-PARTICIPANT", ParticipationStatus = "NEEDS-ACTION" });
        var calendar = new Ical.Net.Calendar { ProductId = "-//AsbCaseReview//Panels//EN", Method = off ? "CANCEL" : "REQUEST" };
        calendar.Events.Add(entry);
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalDateTime Utc(DateTimeOffset instant) => new(instant.UtcDateTime, "UTC");
}
