using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsbCaseReview.Infrastructure.Persistence.Mappings;

/// <summary>The victims' voices, panels, what is written in the room, minutes, papers.</summary>
public sealed class PanelMapping :
    IEntityTypeConfiguration<VictimVoice>, IEntityTypeConfiguration<ImpactStatement>, IEntityTypeConfiguration<SupportOffer>, IEntityTypeConfiguration<AgencySaying>,
    IEntityTypeConfiguration<AfterwardsAnswer>,
    IEntityTypeConfiguration<Panel>, IEntityTypeConfiguration<PanelCase>, IEntityTypeConfiguration<PanelSeat>, IEntityTypeConfiguration<RoomEntry>,
    IEntityTypeConfiguration<Minutes>, IEntityTypeConfiguration<MinutesComment>, IEntityTypeConfiguration<MinutesAddendum>,
    IEntityTypeConfiguration<PanelPack>, IEntityTypeConfiguration<PackRecipient>, IEntityTypeConfiguration<PackDownload>
{
    public void Configure(EntityTypeBuilder<VictimVoice> voice)
    {
        voice.Property(v => v.NotInvitedWhy).HasMaxLength(Lengths.Reason);
        voice.HasIndex(v => new { v.CaseId, v.PersonId }).IsUnique();
        voice.HasOne<Case>().WithMany().HasForeignKey(v => v.CaseId).OnDelete(DeleteBehavior.Restrict);
        voice.HasOne<CasePerson>().WithMany().HasForeignKey(v => v.PersonId).OnDelete(DeleteBehavior.Restrict);
        voice.HasMany(v => v.Statements).WithOne().HasForeignKey(s => s.VoiceId).OnDelete(DeleteBehavior.Cascade);
        voice.HasMany(v => v.Support).WithOne().HasForeignKey(s => s.VoiceId).OnDelete(DeleteBehavior.Cascade);
        voice.HasMany(v => v.Sayings).WithOne().HasForeignKey(s => s.VoiceId).OnDelete(DeleteBehavior.Cascade);
        voice.HasMany(v => v.Afterwards).WithOne().HasForeignKey(a => a.VoiceId).OnDelete(DeleteBehavior.Cascade);
        voice.Navigation(v => v.Statements).AutoInclude();
        voice.Navigation(v => v.Afterwards).AutoInclude();
        voice.Navigation(v => v.Support).AutoInclude();
        voice.Navigation(v => v.Sayings).AutoInclude();
        voice.Ignore(v => v.Statement);
        voice.Ignore(v => v.IsInvited);
        voice.Ignore(v => v.IsDecided);
    }

    public void Configure(EntityTypeBuilder<ImpactStatement> statement) => statement.HasIndex(s => new { s.VoiceId, s.Number }).IsUnique();

    public void Configure(EntityTypeBuilder<AfterwardsAnswer> answer)
    {
        answer.Property(a => a.FollowedUp).HasMaxLength(Lengths.Reason);
        answer.Ignore(a => a.Waits);
        answer.HasIndex(a => a.VoiceId);
        answer.HasIndex(a => a.How);
    }

    public void Configure(EntityTypeBuilder<SupportOffer> offer) => offer.HasIndex(o => o.VoiceId);

    public void Configure(EntityTypeBuilder<AgencySaying> saying)
    {
        saying.Property(s => s.SafeWords).HasMaxLength(Lengths.Reason);
        saying.Property(s => s.Settled).HasMaxLength(Lengths.Reason);
        saying.Ignore(s => s.StaysDisputed);
        saying.HasIndex(s => s.VoiceId);
    }

    public void Configure(EntityTypeBuilder<Panel> panel)
    {
        panel.Property(p => p.VideoLink).HasMaxLength(Lengths.Sentence);
        panel.Property(p => p.SetAside).HasJson(Lengths.Story);
        panel.Property(p => p.SetAsideWhy).HasMaxLength(Lengths.Reason);
        panel.Property(p => p.PostponedWhy).HasMaxLength(Lengths.Reason);
        panel.Property(p => p.CancelledWhy).HasMaxLength(Lengths.Reason);
        panel.Property(p => p.TooFewBodiesSaid).HasMaxLength(Lengths.Reason);
        panel.Property(p => p.OldRiskSaid).HasMaxLength(Lengths.Reason);
        panel.HasIndex(p => new { p.AreaId, p.MeetsOn });
        panel.HasOne<Area>().WithMany().HasForeignKey(p => p.AreaId).OnDelete(DeleteBehavior.Restrict);
        panel.HasMany(p => p.Cases).WithOne().HasForeignKey(c => c.PanelId).OnDelete(DeleteBehavior.Cascade);
        panel.HasMany(p => p.Seats).WithOne().HasForeignKey(s => s.PanelId).OnDelete(DeleteBehavior.Cascade);
        panel.Navigation(p => p.Cases).AutoInclude();
        panel.Navigation(p => p.Seats).AutoInclude();
        panel.Ignore(p => p.SeatsTaken);
        panel.Ignore(p => p.Chair);
        panel.Ignore(p => p.MinuteTaker);
        panel.Ignore(p => p.WantsAnotherChair);
        panel.Ignore(p => p.IsOver);
        panel.Ignore(p => p.Times);
        panel.Ignore(p => p.RelevantBodiesPresent);
    }

    public void Configure(EntityTypeBuilder<PanelCase> @case)
    {
        @case.Property(c => c.Reference).HasMaxLength(Lengths.Key);
        @case.HasIndex(c => new { c.PanelId, c.CaseId }).IsUnique();
        @case.HasIndex(c => c.CaseId);
        @case.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PanelSeat> seat)
    {
        seat.Property(s => s.BodyKind).HasMaxLength(Lengths.Key);
        seat.Property(s => s.Email).HasMaxLength(Lengths.Email);
        seat.Property(s => s.SubstituteEmail).HasMaxLength(Lengths.Email);
        seat.Property(s => s.Why).HasMaxLength(Lengths.Reason);
        seat.Property(s => s.Involvement).HasMaxLength(Lengths.Reason);
        seat.Property(s => s.Interests).HasMaxLength(Lengths.Reason);
        seat.HasIndex(s => s.PanelId);
        seat.HasIndex(s => s.StaffId);
        seat.HasOne<StaffMember>().WithMany().HasForeignKey(s => s.StaffId).OnDelete(DeleteBehavior.Restrict);
        seat.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.Restrict);
        seat.Ignore(s => s.Sitting);
        seat.Ignore(s => s.SittingGrade);
        seat.Ignore(s => s.Counts);
        seat.Ignore(s => s.MayReadRestricted);
        seat.Ignore(s => s.MayReadMinutes);
        seat.Ignore(s => s.SignsIn);
        seat.Ignore(s => s.Addresses);
    }

    public void Configure(EntityTypeBuilder<RoomEntry> entry)
    {
        entry.Property(e => e.Item).HasMaxLength(Lengths.Key);
        entry.Property(e => e.Heading).HasMaxLength(Lengths.Sentence);
        entry.Property(e => e.ForVictim).HasMaxLength(Lengths.Reason);
        entry.Property(e => e.Power).HasMaxLength(Lengths.Key);
        entry.Property(e => e.NotAvailable).HasMaxLength(Lengths.Reason);
        entry.Property(e => e.Writer).HasMaxLength(Lengths.Key);
        entry.Property(e => e.Kept).HasJson();
        entry.Property(e => e.Remedy).HasJson(Lengths.Story);
        entry.Ignore(e => e.Content);
        entry.Ignore(e => e.RemedyLacks);
        entry.HasIndex(e => new { e.PanelId, e.CaseId });
        entry.HasOne<Panel>().WithMany().HasForeignKey(e => e.PanelId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Agency>().WithMany().HasForeignKey(e => e.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Minutes> minutes)
    {
        minutes.Property(m => m.Content).HasFixedJson(Lengths.Html);
        minutes.HasIndex(m => new { m.PanelId, m.Number }).IsUnique();
        minutes.HasOne<Panel>().WithMany().HasForeignKey(m => m.PanelId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MinutesComment> comment)
    {
        comment.HasIndex(c => c.PanelId);
        comment.HasOne<Panel>().WithMany().HasForeignKey(c => c.PanelId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MinutesAddendum> addendum)
    {
        addendum.HasIndex(a => a.PanelId);
        addendum.HasOne<Panel>().WithMany().HasForeignKey(a => a.PanelId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PanelPack> pack)
    {
        pack.Property(p => p.Problem).HasMaxLength(Lengths.Sentence);
        pack.Ignore(p => p.IsBeingMade);
        pack.HasIndex(p => new { p.PanelId, p.Number }).IsUnique();
        pack.HasIndex(p => p.State);
        pack.HasOne<Panel>().WithMany().HasForeignKey(p => p.PanelId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PackRecipient> recipient)
    {
        recipient.HasIndex(r => new { r.PackId, r.SeatId }).IsUnique();   // nobody is told twice, whatever stops the job
        recipient.HasOne<PanelPack>().WithMany().HasForeignKey(r => r.PackId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PackDownload> download)
    {
        download.HasIndex(d => new { d.PackId, d.At });
        download.HasOne<PanelPack>().WithMany().HasForeignKey(d => d.PackId).OnDelete(DeleteBehavior.Restrict);
    }
}
