using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsbCaseReview.Infrastructure.Persistence.Mappings;

public sealed class PartnershipMapping :
    IEntityTypeConfiguration<Area>, IEntityTypeConfiguration<LocalGovernmentArea>, IEntityTypeConfiguration<ProcedureVersion>,
    IEntityTypeConfiguration<Agency>, IEntityTypeConfiguration<StaffMember>, IEntityTypeConfiguration<StaffUser>, IEntityTypeConfiguration<AdministrativeChange>
{
    public void Configure(EntityTypeBuilder<Area> area)
    {
        area.Property(a => a.Key).HasMaxLength(Lengths.Key);
        area.Property(a => a.ReferencePrefix).HasMaxLength(5);
        area.Property(a => a.Contact).HasJson(Lengths.Reason);
        area.Property(a => a.SupportPhone).HasMaxLength(Lengths.Phone);
        area.Property(a => a.SupportEmail).HasMaxLength(Lengths.Email);
        area.HasIndex(a => a.Key).IsUnique();
        area.HasIndex(a => a.ReferencePrefix).IsUnique();
        area.HasMany(a => a.LocalGovernmentAreas).WithOne().HasForeignKey(l => l.AreaId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<LocalGovernmentArea> lga)
    {
        lga.Property(l => l.Postcodes).HasMaxLength(Lengths.Reason);
        lga.HasIndex(l => l.Name);
    }

    public void Configure(EntityTypeBuilder<ProcedureVersion> version)
    {
        version.Property(v => v.Json).HasMaxLength(Lengths.Html);
        version.HasIndex(v => new { v.AreaId, v.Number }).IsUnique();
        version.HasOne<Area>().WithMany().HasForeignKey(v => v.AreaId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Agency> agency)
    {
        agency.Property(a => a.Kind).HasMaxLength(Lengths.Key);
        agency.Property(a => a.Email).HasMaxLength(Lengths.Email);
        agency.Property(a => a.AppealContact).HasJson(Lengths.Reason);
        agency.HasOne<Area>().WithMany().HasForeignKey(a => a.AreaId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StaffMember> staff)
    {
        staff.Property(s => s.Email).HasMaxLength(Lengths.Email);
        staff.HasIndex(s => s.AreaId);
        staff.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.Restrict);
        staff.HasOne<Area>().WithMany().HasForeignKey(s => s.AreaId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AdministrativeChange> change)
    {
        change.Property(c => c.What).HasMaxLength(Lengths.Key);
        change.Property(c => c.Changes).HasFixedJson();
        change.HasIndex(c => c.At);
        change.HasIndex(c => new { c.AboutId, c.At });
    }

    public void Configure(EntityTypeBuilder<StaffUser> user) =>
        user.HasOne<StaffMember>().WithMany().HasForeignKey(u => u.StaffMemberId).OnDelete(DeleteBehavior.Restrict);
}
